import type { Role } from "@rotator/shared/contract/permissions";
import { env } from "cloudflare:workers";
import { insertUser } from "../src/office/db/insert-user.ts";
import { newId } from "../src/office/db/new-id.ts";
import { hashPassword } from "../src/office/sign-in/password.ts";
import { type Answer, askApi } from "./ask-api.ts";

export const PASSWORD = "correct horse battery";

let made = 0;

export interface Person {
  id: string;
  email: string;
  name: string;
}

/** Somebody who may sign in. */
export async function makePerson(role: Role, agentId: string | null = null): Promise<Person> {
  made += 1;
  const now = Date.now();
  const person = { id: newId("usr", now), name: `${role} ${made}`, email: `${role}-${made}@example.com` };
  const source = { role: "?5", agentId: "nullif(?6, '')", values: [role, agentId ?? ""] };
  const passwordHash = await hashPassword(PASSWORD);
  await env.DB.batch(insertUser(env.DB, person.id, { ...person, passwordHash }, source, now));
  return person;
}

/** A browser: it keeps its cookies, and says where its page is from. */
export class Browser {
  cookies = new Map<string, string>();
  readonly address: string;
  readonly origin: string;

  constructor(address = `198.51.100.${(made += 1) % 250}`, origin = "http://localhost:8787") {
    this.address = address;
    this.origin = origin;
  }

  async ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await askApi(method, path, {
      body,
      origin: this.origin,
      headers: {
        "sec-fetch-site": "same-origin",
        "cf-connecting-ip": this.address,
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...headers,
      },
    });
    for (const cookie of answer.headers.getSetCookie()) this.#keep(cookie);
    return answer;
  }

  signIn({ email }: { email: string }, password = PASSWORD): Promise<Answer> {
    return this.ask("POST", "/auth/sign-in", { email, password });
  }

  #keep(cookie: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (/max-age=0/i.test(cookie)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** The browser of somebody who is signed in. */
export async function signIn(person: { email: string }): Promise<Browser> {
  const browser = new Browser();
  const { status } = await browser.signIn(person);
  if (status !== 200) throw new Error(`signing in answered ${status}`);
  return browser;
}
