import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { api, ask } from "../../api.ts";
import { sessionQueries } from "../../session-queries.ts";

const key = ["account", "sessions"] as const;

export const accountQueries = {
  sessions: () => queryOptions({ queryKey: key, queryFn: () => ask(api.auth.sessions.$get()) }),
};

export const changePassword = mutationOptions({
  mutationFn: (json: { password: string; newPassword: string }) => ask(api.auth.password.$post({ json })),
  // Every other session has ended with it.
  onSuccess: (_nothing, _input, _result, { client }) => client.invalidateQueries({ queryKey: key }),
});

export const enableTwoFactor = mutationOptions({
  mutationFn: (password: string) => ask(api.auth["two-factor"].enable.$post({ json: { password } })),
  // The secret and the codes stay in no cache.
  gcTime: 0,
});

export const confirmTwoFactor = mutationOptions({
  mutationFn: (code: string) => ask(api.auth["two-factor"].confirm.$post({ json: { code } })),
  onSuccess: (_nothing, _code, _result, { client }) => client.invalidateQueries(sessionQueries.current()),
});

export const disableTwoFactor = mutationOptions({
  mutationFn: (password: string) => ask(api.auth["two-factor"].disable.$post({ json: { password } })),
  onSuccess: (_nothing, _password, _result, { client }) => client.invalidateQueries(sessionQueries.current()),
});

export const renewRecoveryCodes = mutationOptions({
  mutationFn: (password: string) =>
    ask(api.auth["two-factor"]["recovery-codes"].$post({ json: { password } })),
  gcTime: 0,
});

export const endSession = mutationOptions({
  mutationFn: (id: string) => ask(api.auth.sessions[":id"].$delete({ param: { id } })),
  onSettled: (_nothing, _error, _id, _result, { client }) => client.invalidateQueries({ queryKey: key }),
});

export const endAllSessions = mutationOptions({ mutationFn: () => ask(api.auth.sessions.$delete()) });
