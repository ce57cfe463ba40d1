import { describe, expect, it } from "vitest";
import { buildAppLink, buildChatLink, buildIntentLink } from "./chat-link.ts";

const message = "Halo & 100% 😀\n(Ref: A+B)'\"#;end";

describe("chat link", () => {
  it("opens the number with the message, encoded once", () => {
    expect(buildChatLink("wa.me", "6281234567890", "a b")).toBe("https://wa.me/6281234567890?text=a%20b");
    expect(buildChatLink("api.whatsapp.com", "6281234567890", "a b")).toBe(
      "https://api.whatsapp.com/send?phone=6281234567890&text=a%20b",
    );
    expect(buildChatLink("wa.me", "6281234567890", "")).toBe("https://wa.me/6281234567890");
  });

  it.each(["wa.me", "api.whatsapp.com"] as const)("of %s gives back the very message", (host) => {
    expect(new URL(buildChatLink(host, "6281234567890", message)).searchParams.get("text")).toBe(message);
  });

  it("survives half a character", () => {
    expect(buildChatLink("wa.me", "62811", "a\ud83d")).toBe("https://wa.me/62811?text=a%EF%BF%BD");
  });

  it("opens the app", () => {
    expect(new URL(buildAppLink("62811", message)).searchParams.get("text")).toBe(message);
  });

  it("tells Android where to go without the app, and ends where it should", () => {
    const link = buildIntentLink("62811", message);
    const [address = "", intent = ""] = link.split("#Intent;");
    expect(new URL(address).searchParams.get("text")).toBe(message);
    const fields = intent.split(";");
    expect(fields).toHaveLength(4);
    expect(fields.at(-1)).toBe("end");
    expect(decodeURIComponent(fields[2]?.replace("S.browser_fallback_url=", "") ?? "")).toBe(
      buildChatLink("wa.me", "62811", message),
    );
  });
});
