import * as z from "zod";
import { KEY_SCOPES } from "./permissions.ts";

const scope = z.enum(KEY_SCOPES);

export const apiKeyInput = z.strictObject({
  name: z.string().trim().min(1, "empty").max(80, "too_long"),
  scopes: z.array(scope).min(1, "empty").max(KEY_SCOPES.length, "too_many"),
  /** Milliseconds UTC; null: until it is revoked. */
  expiresAt: z.int().nullable(),
});

export const apiKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** What the key begins with. */
  prefix: z.string(),
  scopes: z.array(z.string()),
  createdBy: z.string().nullable(),
  createdAt: z.int(),
  expiresAt: z.int().nullable(),
  lastUsedAt: z.int().nullable(),
  revokedAt: z.int().nullable(),
});

export const apiKeyListSchema = z.object({ items: z.array(apiKeySchema) });

/** The key itself is told this once. */
export const newApiKeySchema = apiKeySchema.extend({ key: z.string() });
