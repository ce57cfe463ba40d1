/** The API as a browser asks it: it keeps its cookies, and says where its page is from. */
export class SignedIn {
  readonly origin: string;
  cookies = new Map<string, string>();

  constructor(origin: string) {
    this.origin = origin;
  }

  /** What it answers; anything but success is thrown. */
  // oxlint-disable-next-line typescript/no-explicit-any -- what the API says is what the test is about
  async ask(method: string, path: string, body?: unknown): Promise<any> {
    const response = await fetch(`${this.origin}/api${path}`, {
      method,
      headers: {
        origin: this.origin,
        "sec-fetch-site": "same-origin",
        "content-type": "application/json",
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.cookies.set(name, value);
    }
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status} ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  }

  cookiesFor(url: string) {
    return [...this.cookies].map(([name, value]) => ({ name, value, url, httpOnly: true }));
  }
}
