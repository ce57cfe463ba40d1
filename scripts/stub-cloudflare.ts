import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

interface Call {
  method: string;
  path: string;
  authorization: string | undefined;
  body: string;
}

interface Fault {
  status: number;
  code: number;
  message: string;
}

interface Queue {
  queue_id: string;
  queue_name: string;
  consumers: unknown[];
  producers: unknown[];
}

interface Upload {
  bindings: { name: string; type: string; [key: string]: unknown }[];
  keep_bindings?: string[];
}

const NO_WORKER: Fault = { status: 404, code: 10007, message: "This Worker does not exist on your account." };

/** The part of Cloudflare's API that set-up and deployment use, with a memory, over real HTTP. */
export class StubCloudflare {
  readonly calls: Call[] = [];
  readonly databases: { uuid: string; name: string }[] = [];
  readonly namespaces: { id: string; title: string }[] = [];
  readonly queues: Queue[] = [];
  /** By Worker: its secrets, with their values. */
  readonly secrets = new Map<string, Record<string, string>>();
  /** By Worker: what the last upload said of it. */
  readonly uploads = new Map<string, Upload>();
  /** By the beginning of a path: what the API refuses. */
  readonly faults = new Map<string, Fault>();
  private readonly server = createServer((request, response) => void this.answer(request, response));

  async start(): Promise<string> {
    this.server.listen(0, "127.0.0.1");
    await once(this.server, "listening");
    const address = this.server.address();
    if (typeof address !== "object" || address === null) throw new Error("no port");
    return `http://127.0.0.1:${address.port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** What was asked to be made or changed, as `METHOD path`. */
  changes(): string[] {
    return this.calls.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://stub");
    const path = url.pathname.replace(/^\/accounts\/[^/]+/, "");
    const body = await readBody(request);
    const method = request.method ?? "GET";
    this.calls.push({ method, path, authorization: request.headers.authorization, body });
    const fault = [...this.faults].find(([start]) => path.startsWith(start))?.[1];
    const result = fault ?? this.handle(method, path, body, url.searchParams);
    response.setHeader("content-type", "application/json");
    if (isFault(result)) {
      const { status, code, message } = result;
      response.statusCode = status;
      response.end(
        JSON.stringify({ success: false, errors: [{ code, message }], messages: [], result: null }),
      );
      return;
    }
    const info = Array.isArray(result) ? { result_info: { total_count: result.length } } : {};
    response.end(JSON.stringify({ success: true, errors: [], messages: [], result, ...info }));
  }

  private handle(method: string, path: string, body: string, query: URLSearchParams): unknown {
    const [, area, kind, worker, part] = /^\/([^/]+)\/?([^/]*)\/?([^/]*)\/?(.*)$/.exec(path) ?? [];
    if (area === "accounts") return [{ id: "account-of-the-token", name: "Acme" }];
    if (path === "/d1/database") return method === "GET" ? this.databases : this.addDatabase(body);
    if (area === "d1") return [{ results: [], success: true, meta: {} }];
    if (path === "/storage/kv/namespaces")
      return method === "GET" ? this.namespaces : this.addNamespace(body);
    if (path === "/queues")
      return method === "GET" ? this.queuesNamed(query.getAll("name")) : this.addQueue(body);
    if (area === "queues") return {};
    if (path === "/workers/subdomain") return { subdomain: "acme" };
    if (kind === "workers")
      return { id: worker, name: worker, subdomain: { enabled: false, previews_enabled: false } };
    if (kind === "services") return { ...NO_WORKER, code: 10090 };
    if (kind === "scripts" && worker) return this.handleWorker(method, worker, part ?? "", body);
    return { status: 404, code: 7003, message: `The stub knows no ${method} ${path}` };
  }

  private handleWorker(method: string, worker: string, part: string, body: string): unknown {
    if (part === "" && method === "PUT") return this.upload(worker, body);
    if (part === "deployments") return { deployments: [] };
    if (part === "assets-upload-session") return { jwt: "assets", buckets: [] };
    if (part === "subdomain") return { enabled: true, previews_enabled: true };
    if (part === "schedules") return { schedules: [] };
    if (!this.uploads.has(worker)) return NO_WORKER;
    if (part === "secrets")
      return Object.keys(this.secrets.get(worker) ?? {}).map((name) => ({ name, type: "secret_text" }));
    if (part === "secrets-bulk") return this.putSecrets(worker, body);
    return { status: 404, code: 7003, message: `The stub knows no ${method} ${part} of a Worker` };
  }

  private upload(worker: string, body: string): unknown {
    const metadata = /name="metadata"\r\n\r\n(.*)\r\n/.exec(body)?.[1];
    this.uploads.set(worker, JSON.parse(metadata ?? "{}"));
    return {
      id: worker,
      startup_time_ms: 3,
      etag: "etag",
      deployment_id: "deployment",
      entry_point: "index.js",
    };
  }

  private putSecrets(worker: string, body: string): unknown {
    const { secrets }: { secrets: Record<string, { name: string; text: string }> } = JSON.parse(body);
    const texts = Object.values(secrets).map(({ name, text }) => [name, text]);
    this.secrets.set(worker, { ...this.secrets.get(worker), ...Object.fromEntries(texts) });
    return {};
  }

  private addDatabase(body: string): unknown {
    const database = { uuid: crypto.randomUUID(), name: String(JSON.parse(body).name) };
    this.databases.push(database);
    return database;
  }

  private addNamespace(body: string): unknown {
    const namespace = { id: crypto.randomUUID().replaceAll("-", ""), title: String(JSON.parse(body).title) };
    this.namespaces.push(namespace);
    return namespace;
  }

  private addQueue(body: string): unknown {
    const name = String(JSON.parse(body).queue_name);
    const queue = { queue_id: `id-of-${name}`, queue_name: name, consumers: [], producers: [] };
    this.queues.push(queue);
    return queue;
  }

  private queuesNamed(names: string[]): Queue[] {
    return this.queues.filter((queue) => names.length === 0 || names.includes(queue.queue_name));
  }
}

function isFault(result: unknown): result is Fault {
  return (
    typeof result === "object" &&
    result !== null &&
    "status" in result &&
    "code" in result &&
    "message" in result
  );
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return body;
}
