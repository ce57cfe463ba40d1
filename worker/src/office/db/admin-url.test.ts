import { env } from "cloudflare:workers";
import { it } from "vitest";
import { makePerson, PASSWORD } from "../../../test/person.ts";
import office from "../index.ts";
import { loadAdminUrl } from "./admin-url.ts";

it("is where people signed in last, unless the deployment names a host", async ({ expect }) => {
  const deployed = { ...env, ADMIN_HOST: "", FORWARD_LINKS: "off" };
  expect(await loadAdminUrl(deployed)).toBeUndefined();
  const { email } = await makePerson("owner");
  const origin = "https://rotator-office.ayu.workers.dev";
  const signIn = (password: string) =>
    office.fetch(
      new Request<unknown, IncomingRequestCfProperties>(`${origin}/api/auth/sign-in`, {
        method: "POST",
        headers: { "content-type": "application/json", origin, "sec-fetch-site": "same-origin" },
        body: JSON.stringify({ email, password }),
      }),
      deployed,
    );
  expect((await signIn("not the password")).status).toBe(401);
  expect(await loadAdminUrl(deployed)).toBeUndefined();
  expect((await signIn(PASSWORD)).status).toBe(200);
  expect(await loadAdminUrl(deployed)).toBe(origin);
  expect(await loadAdminUrl({ ...deployed, ADMIN_HOST: "admin.brand.com" })).toBe("https://admin.brand.com");
});
