import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { makeAgent } from "../../../test/builders.ts";
import { turnOnTwoFactor } from "../../../test/authenticator.ts";
import { Browser, makePerson, PASSWORD, signIn } from "../../../test/person.ts";

let guests = 0;

function makeGuest(token: string) {
  return { token, name: "Guest", email: `guest-${++guests}@example.com`, password: PASSWORD };
}

describe("an invitation", () => {
  it("lets one person in, once, in the role that it names", async ({ expect }) => {
    const agent = await makeAgent();
    const owner = await makePerson("owner");
    const asOwner = await signIn(owner);
    const made = await asOwner.ask("POST", "/invitations", { role: "staff", agentId: agent.id });
    expect(made).toMatchObject({
      status: 201,
      body: { kind: "invite", role: "staff", agentName: agent.name, createdBy: owner.id },
    });
    const { token, ...shown } = made.body;
    const { body } = await asOwner.ask("GET", "/invitations");
    expect(body.items).toContainEqual(shown);
    expect(JSON.stringify(body)).not.toContain(token);

    const guest = makeGuest(token);
    const phone = new Browser();
    expect(await phone.ask("POST", "/invitations/look", { token })).toMatchObject({
      status: 200,
      body: { kind: "invite", role: "staff", name: agent.name },
    });
    const short = { ...guest, password: "short" };
    expect(await phone.ask("POST", "/invitations/accept", short)).toMatchObject({ status: 422 });
    expect(await phone.ask("POST", "/invitations/accept", guest)).toMatchObject({ status: 201 });
    expect(await phone.ask("GET", "/session")).toMatchObject({
      body: { user: { email: guest.email, role: "staff", agentId: agent.id } },
    });
    const again = await new Browser().ask("POST", "/invitations/accept", makeGuest(token));
    expect(again).toMatchObject({ status: 422, body: { errors: { token: "gone" } } });
    const seen = (await asOwner.ask("GET", "/users")).body.items;
    expect(seen).toContainEqual(
      expect.objectContaining({ email: guest.email, lastSeenAt: expect.any(Number) }),
    );
    const log = await env.DB.prepare("SELECT group_concat(before || after) AS said FROM audit_log").first();
    expect(JSON.stringify(log)).not.toContain(token);
  });

  it("lets in one of three who hold it at the same moment", async ({ expect }) => {
    const asOwner = await signIn(await makePerson("owner"));
    const { body } = await asOwner.ask("POST", "/invitations", { role: "admin" });
    const answers = await Promise.all(
      [1, 2, 3].map(() => new Browser().ask("POST", "/invitations/accept", makeGuest(body.token))),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  it("stays good where the email is taken", async ({ expect }) => {
    const owner = await makePerson("owner");
    const asOwner = await signIn(owner);
    const { body } = await asOwner.ask("POST", "/invitations", { role: "admin" });
    const guest = makeGuest(body.token);
    const taken = { ...guest, email: owner.email };
    expect(await new Browser().ask("POST", "/invitations/accept", taken)).toMatchObject({
      status: 422,
      body: { errors: { email: "taken" } },
    });
    expect(await new Browser().ask("POST", "/invitations/accept", guest)).toMatchObject({ status: 201 });
  });

  it("opens nothing once it has expired or was taken back", async ({ expect }) => {
    const asOwner = await signIn(await makePerson("owner"));
    const [old, revoked] = [
      await asOwner.ask("POST", "/invitations", { role: "admin" }),
      await asOwner.ask("POST", "/invitations", { role: "admin" }),
    ];
    const expire = env.DB.prepare("UPDATE invitations SET expires_at = ?2 WHERE id = ?1");
    await expire.bind(old.body.id, Date.now() - 1).run();
    expect(await asOwner.ask("DELETE", `/invitations/${revoked.body.id}`)).toMatchObject({ status: 204 });
    expect(await asOwner.ask("DELETE", `/invitations/${revoked.body.id}`)).toMatchObject({ status: 404 });
    for (const { body } of [old, revoked]) {
      const guest = makeGuest(body.token);
      expect(await new Browser().ask("POST", "/invitations/look", { token: body.token })).toMatchObject({
        status: 422,
      });
      expect(await new Browser().ask("POST", "/invitations/accept", guest)).toMatchObject({ status: 422 });
    }
    const { body } = await asOwner.ask("GET", "/invitations");
    expect(body.items.map(({ id }: { id: string }) => id)).not.toContain(old.body.id);
  });

  it("takes no role, agent or id from whoever accepts it", async ({ expect }) => {
    const asOwner = await signIn(await makePerson("owner"));
    const { body } = await asOwner.ask("POST", "/invitations", { role: "admin" });
    const greedy = { ...makeGuest(body.token), role: "owner", agentId: "agt_1", id: "usr_1" };
    expect(await new Browser().ask("POST", "/invitations/accept", greedy)).toMatchObject({
      status: 422,
      body: { errors: { role: "unknown", agentId: "unknown", id: "unknown" } },
    });
  });

  it("to be an owner comes from an owner, who alone takes it back", async ({ expect }) => {
    const asOwner = await signIn(await makePerson("owner"));
    const asManager = await signIn(await makePerson("admin"));
    expect(await asManager.ask("POST", "/invitations", { role: "owner" })).toMatchObject({ status: 403 });
    const { body } = await asOwner.ask("POST", "/invitations", { role: "owner" });
    expect(await asManager.ask("DELETE", `/invitations/${body.id}`)).toMatchObject({ status: 403 });
    const second = new Browser();
    await second.ask("POST", "/invitations/accept", makeGuest(body.token));
    expect(await second.ask("GET", "/session")).toMatchObject({ body: { user: { role: "owner" } } });
  });

  it("cannot be searched for: five wrong tokens a minute from one address", async ({ expect }) => {
    const browser = new Browser();
    for (let i = 0; i < 5; i++)
      expect(await browser.ask("POST", "/invitations/look", { token: `guess-${i}` })).toMatchObject({
        status: 422,
      });
    expect(await browser.ask("POST", "/invitations/look", { token: "guess" })).toMatchObject({ status: 429 });
  });
});

describe("a link for a new password", () => {
  it("works once, puts everybody with the old password out and leaves the second factor on", async ({
    expect,
  }) => {
    const person = await makePerson("staff", (await makeAgent()).id);
    const phone = await signIn(person);
    await turnOnTwoFactor(phone);
    const asManager = await signIn(await makePerson("admin"));
    const { body } = await asManager.ask("POST", "/invitations/reset-link", { userId: person.id });
    expect(body).toMatchObject({ kind: "reset", userId: person.id, userName: person.name });
    const browser = new Browser();
    const input = { token: body.token, password: "a new password" };
    expect(await browser.ask("POST", "/invitations/accept", makeGuest(body.token))).toMatchObject({
      status: 422,
    });
    expect(await browser.ask("POST", "/invitations/reset-password", input)).toMatchObject({ status: 204 });
    expect(await browser.ask("POST", "/invitations/reset-password", input)).toMatchObject({
      status: 422,
      body: { errors: { token: "gone" } },
    });
    expect(await phone.ask("GET", "/session")).toMatchObject({ status: 401 });
    expect(await browser.signIn(person)).toMatchObject({ status: 401 });
    expect(await browser.signIn(person, "a new password")).toMatchObject({ body: { state: "two_factor" } });
  });

  it("is made anew instead of the old one, and for no owner by a manager", async ({ expect }) => {
    const owner = await makePerson("owner");
    const asOwner = await signIn(owner);
    const manager = await makePerson("admin");
    const asManager = await signIn(manager);
    expect(await asManager.ask("POST", "/invitations/reset-link", { userId: owner.id })).toMatchObject({
      status: 403,
    });
    const first = await asOwner.ask("POST", "/invitations/reset-link", { userId: manager.id });
    const second = await asOwner.ask("POST", "/invitations/reset-link", { userId: manager.id });
    const use = (token: string) =>
      new Browser().ask("POST", "/invitations/reset-password", { token, password: "a new password" });
    expect(await use(first.body.token)).toMatchObject({ status: 422 });
    expect(await use(second.body.token)).toMatchObject({ status: 204 });
  });

  it("opens nothing once its owner changed the password himself", async ({ expect }) => {
    const person = await makePerson("admin");
    const asOwner = await signIn(await makePerson("owner"));
    const asPerson = await signIn(person);
    const { body } = await asOwner.ask("POST", "/invitations/reset-link", { userId: person.id });
    const change = { password: PASSWORD, newPassword: "his own new password" };
    expect(await asPerson.ask("POST", "/auth/password", change)).toMatchObject({ status: 204 });
    const input = { token: body.token, password: "somebody else's" };
    expect(await new Browser().ask("POST", "/invitations/reset-password", input)).toMatchObject({
      status: 422,
      body: { errors: { token: "gone" } },
    });
  });

  it("of a manager is an owner's to make and to take back, and never a manager's, not even his own", async ({
    expect,
  }) => {
    const asOwner = await signIn(await makePerson("owner"));
    const [one, other] = [await makePerson("admin"), await makePerson("admin")];
    const asManager = await signIn(one);
    for (const { id } of [one, other])
      expect(await asManager.ask("POST", "/invitations/reset-link", { userId: id })).toMatchObject({
        status: 403,
      });
    const { body } = await asOwner.ask("POST", "/invitations/reset-link", { userId: other.id });
    expect(await asManager.ask("DELETE", `/invitations/${body.id}`)).toMatchObject({ status: 403 });
    const staff = await makePerson("staff", (await makeAgent()).id);
    const made = await asManager.ask("POST", "/invitations/reset-link", { userId: staff.id });
    expect(made).toMatchObject({ status: 201, body: { role: "staff" } });
    expect(await asManager.ask("DELETE", `/invitations/${made.body.id}`)).toMatchObject({ status: 204 });
  });
});
