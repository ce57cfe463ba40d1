import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { api, ask } from "../../api.ts";
import { filledPeople, type StartDraft } from "./start-draft.ts";

const AGAIN_MS = 2_000;

export const startQueries = {
  domains: () =>
    queryOptions({ queryKey: ["domains", "start"], queryFn: () => ask(api.domains.$get({ query: {} })) }),
  rotator: (id: string) =>
    queryOptions({
      queryKey: ["rotators", "detail", id],
      queryFn: () => ask(api.rotators[":id"].$get({ param: { id } })),
    }),
  /** Asked again until a person came. */
  lastClick: (rotatorId: string) =>
    queryOptions({
      queryKey: ["clicks", "first", rotatorId],
      queryFn: async () => {
        const { items } = await ask(api.clicks.$get({ query: { rotatorId, limit: "20" } }));
        return items.find(({ verdict }) => verdict === "human") ?? items[0] ?? null;
      },
      refetchInterval: ({ state }) => (state.data?.verdict === "human" ? false : AGAIN_MS),
    }),
};

/** The domain, the link with its CS, and the backup number; a link that is made is not made again for want of that. */
export const makeFirstLink = mutationOptions({
  mutationFn: async ({ draft, host, message }: { draft: StartDraft; host: string; message: string }) => {
    const people = filledPeople(draft);
    const rotator = await ask(
      api.rotators.$post({
        json: {
          name: toTitle(draft.ending),
          slug: draft.ending,
          domainId: await takeDomain(host),
          members: people.map(({ name, phone }) => ({ name, phone })),
          messageTemplate: message,
        },
      }),
    );
    const [first] = rotator.members;
    const isBackupKept = !draft.backup || !first || (await keepBackup(first.phone));
    return { id: rotator.id, isBackupKept };
  },
  onSuccess: (_rotator, _input, _result, { client }) => client.invalidateQueries(),
});

/** "promo-lebaran" as "Promo lebaran": visitors can read the name. */
function toTitle(ending: string): string {
  const words = ending.replaceAll(/[-_]+/g, " ").trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

async function takeDomain(host: string): Promise<string> {
  const { items } = await ask(api.domains.$get({ query: { limit: "100" } }));
  const known = items.find((domain) => domain.host === host.trim().toLowerCase());
  return (known ?? (await ask(api.domains.$post({ json: { host } })))).id;
}

/** Whether there is a backup number now. */
async function keepBackup(digits: string): Promise<boolean> {
  try {
    const settings = await ask(api.settings.general.$get());
    if (settings.backupPhone !== null) return true;
    await ask(api.settings.general.$put({ json: { ...settings, backupPhone: `+${digits}` } }));
    return true;
  } catch {
    return false;
  }
}
