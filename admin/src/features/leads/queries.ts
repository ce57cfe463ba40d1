import type { Lead, leadEdit, leadImport, leadInput, LeadBulkChange } from "@rotator/shared/contract/leads";
import type { LeadStatus, LeadTab } from "@rotator/shared/core/lead";
import {
  infiniteQueryOptions,
  type Mutation,
  mutationOptions,
  type QueryClient,
  queryOptions,
} from "@tanstack/react-query";
import type * as z from "zod";
import { api, ask } from "../../api.ts";
import { dropLead, leadKey, patchLead, readVersion } from "./lead-cache.ts";

/** As the API takes it: times are milliseconds. */
export interface LeadFilter {
  status?: LeadStatus;
  agentId?: string;
  rotatorId?: string;
  from?: string;
  to?: string;
}

const PAGE = "50";
const LARGEST_PAGE = "100";

export const leadQueries = {
  list: (tab: LeadTab, filter: LeadFilter) =>
    infiniteQueryOptions({
      queryKey: [...leadKey, "list", tab, filter],
      queryFn: ({ pageParam }) =>
        ask(
          api.leads.$get({
            query: { tab, limit: PAGE, ...filter, ...(pageParam !== "" && { cursor: pageParam }) },
          }),
        ),
      initialPageParam: "",
      getNextPageParam: ({ nextCursor }) => nextCursor,
    }),
  /** Every one of a short time. */
  all: (tab: LeadTab, filter: LeadFilter) =>
    queryOptions({
      queryKey: [...leadKey, "all", tab, filter],
      queryFn: () =>
        readAll((cursor) =>
          ask(api.leads.$get({ query: { tab, limit: LARGEST_PAGE, ...filter, ...cursor } })),
        ),
    }),
  counts: ({ status: _any, ...filter }: LeadFilter) =>
    queryOptions({
      queryKey: [...leadKey, "counts", filter],
      queryFn: () => ask(api.leads.counts.$get({ query: filter })),
    }),
  /** By a name, a phone, an email, a code or a whole message. */
  search: (q: string) =>
    queryOptions({
      queryKey: [...leadKey, "search", q],
      queryFn: () => ask(api.leads.search.$post({ json: { q } })),
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: [...leadKey, "detail", id],
      queryFn: () => ask(api.leads[":id"].$get({ param: { id } })),
    }),
  /** Whose customer a lead may be. */
  agents: () =>
    queryOptions({
      queryKey: ["agents", "names"],
      queryFn: () => readAll((cursor) => ask(api.agents.$get({ query: { limit: LARGEST_PAGE, ...cursor } }))),
      staleTime: 60_000,
    }),
  rotators: () =>
    queryOptions({
      queryKey: ["rotators", "names"],
      queryFn: () =>
        readAll((cursor) => ask(api.rotators.$get({ query: { limit: LARGEST_PAGE, ...cursor } }))),
      staleTime: 60_000,
    }),
};

type Edit = z.input<typeof leadEdit>;

/** One change of a lead waits for the one before, so that it is made over the version that came of it. */
export function inTurn(leadId: string) {
  return { scope: { id: leadId } };
}

/** What is pressed, not typed: shown at once, and back as it was when the answer is no. */
export const setLead = mutationOptions({
  mutationKey: [...leadKey, "set"],
  mutationFn: ({ lead: { id, version }, change }: Press, { client }) =>
    ask(
      api.leads[":id"].$patch({
        param: { id },
        json: { ...change, version: readVersion(client, id) ?? version },
      }),
    ),
  onMutate: async ({ lead, shown }, { client }) => {
    await client.cancelQueries({ queryKey: leadKey });
    patchLead(client, lead.id, shown);
  },
  onError: (_error, { lead, shown }, _before, { client }) => patchLead(client, lead.id, pickAs(lead, shown)),
  onSuccess: (lead, _input, _before, { client }) => {
    // What was pressed since is on its way, and shown already.
    patchLead(client, lead.id, isLast(client, lead.id) ? lead : { version: lead.version });
  },
  onSettled: (_lead, error, { lead: { id } }, _before, { client }) =>
    isLast(client, id) ? loadAgain(client, error) : undefined,
});

interface Press {
  lead: Lead;
  change: Omit<Edit, "version">;
  /** The same as it looks. */
  shown: Partial<Lead>;
}

function isLast(client: QueryClient, leadId: string): boolean {
  const isOfLead = ({ state: { variables } }: Mutation) =>
    typeof variables === "object" &&
    variables !== null &&
    "lead" in variables &&
    typeof variables.lead === "object" &&
    variables.lead !== null &&
    "id" in variables.lead &&
    variables.lead.id === leadId;
  return client.isMutating({ mutationKey: setLead.mutationKey, predicate: isOfLead }) <= 1;
}

/** What went wrong is said at once: where the network is gone, loading again takes long to fail. */
function loadAgain(client: QueryClient, error: Error | null): Promise<void> | undefined {
  const loaded = client.invalidateQueries({ queryKey: leadKey });
  return error === null ? loaded : undefined;
}

/** Of the one what the other names. */
function pickAs(lead: Lead, shown: Partial<Lead>): Partial<Lead> {
  return Object.fromEntries(Object.entries(lead).filter(([field]) => field in shown));
}

/** What was typed stays in its form until it is saved. */
export const editLead = mutationOptions({
  mutationFn: ({ id, version, ...change }: Edit & { id: string }, { client }) =>
    ask(
      api.leads[":id"].$patch({
        param: { id },
        json: { ...change, version: readVersion(client, id) ?? version },
      }),
    ),
  onSuccess: (lead, _input, _before, { client }) => {
    client.setQueryData(leadQueries.detail(lead.id).queryKey, lead);
    patchLead(client, lead.id, lead);
  },
  // A refused edit may be a stale one: the lead comes again either way.
  onSettled: (_lead, error, _input, _before, { client }) => loadAgain(client, error),
});

export const createLead = mutationOptions({
  mutationFn: (json: z.input<typeof leadInput>) => ask(api.leads.$post({ json })),
  onSuccess: (_lead, _input, _before, { client }) => client.invalidateQueries({ queryKey: leadKey }),
});

export const addNote = mutationOptions({
  mutationFn: ({ id, text }: { id: string; text: string }) =>
    ask(api.leads[":id"].notes.$post({ param: { id }, json: { text } })),
  onSuccess: (lead, _input, _before, { client }) =>
    client.setQueryData(leadQueries.detail(lead.id).queryKey, lead),
});

// So many the API changes at once.
const CHANGES_AT_ONCE = 100;

/** Answers what to send to have everything as it was. */
export const changeLeads = mutationOptions({
  mutationFn: async (changes: readonly LeadBulkChange[]) => {
    const answer = { changed: 0, undo: [] as LeadBulkChange[], skipped: 0 };
    for (let start = 0; start < changes.length; start += CHANGES_AT_ONCE) {
      const slice = changes.slice(start, start + CHANGES_AT_ONCE);
      const { changed, undo, skipped } = await ask(api.leads.bulk.$post({ json: { changes: slice } }));
      answer.changed += changed;
      answer.undo.push(...undo);
      answer.skipped += skipped.length;
    }
    return answer;
  },
  onSuccess: (_answer, changes, _before, { client }) => {
    for (const { id, deleted } of changes) if (deleted === true) dropLead(client, id);
  },
  onSettled: (_answer, _error, _input, _before, { client }) =>
    client.invalidateQueries({ queryKey: leadKey }),
});

export const importLeads = mutationOptions({
  mutationFn: (json: z.input<typeof leadImport>) => ask(api.leads.import.$post({ json })),
  onSuccess: (_result, { dryRun }, _before, { client }) =>
    dryRun === false ? client.invalidateQueries({ queryKey: leadKey }) : undefined,
});

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

async function readAll<T>(read: (cursor: { cursor?: string }) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: { cursor?: string } = {}; ;) {
    const page = await read(cursor);
    items.push(...page.items);
    if (page.nextCursor === null) return items;
    cursor = { cursor: page.nextCursor };
  }
}
