import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { drizzle } from "drizzle-orm/d1";
import { accounts, sessions, twoFactors, users, verifications } from "./schema.ts";

/** Sign-in's way to its tables. */
export function makeAuthAdapter(db: D1Database): ReturnType<typeof drizzleAdapter> {
  return drizzleAdapter(drizzle(db), {
    provider: "sqlite",
    // D1 has no interactive transactions.
    transaction: false,
    schema: {
      user: users,
      session: sessions,
      account: accounts,
      verification: verifications,
      twoFactor: twoFactors,
    },
  });
}
