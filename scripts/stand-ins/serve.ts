import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

export interface StandIn {
  /** Without a slash at its end. */
  url: string;
  stop(): void;
}

export interface Call {
  method: string;
  url: URL;
  headers: IncomingMessage["headers"];
  body: string;
}

/** Real HTTP for a stand-in; `answer` owns the response, and an error of its own becomes a 500 that says so. */
export async function serve(
  answer: (call: Call, response: ServerResponse) => void,
  { port = 0, host = "127.0.0.1" }: { port?: number; host?: string } = {},
): Promise<StandIn> {
  const server = createServer((request, response) => {
    readCall(request)
      .then((call) => answer(call, response))
      .catch((error: unknown) => {
        if (response.headersSent || response.destroyed) return;
        response
          .writeHead(500, { "content-type": "text/plain" })
          .end(`The stand-in failed: ${String(error)}`);
      });
  });
  // A connection that Node closes because it was idle would look to the client like a fault that nobody asked for.
  server.keepAliveTimeout = 600_000;
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return {
    url: `http://${host}:${address.port}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function readCall(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return {
    method: request.method ?? "GET",
    url: new URL(request.url ?? "/", "http://stand-in"),
    headers: request.headers,
    body: Buffer.concat(chunks).toString("utf8"),
  };
}
