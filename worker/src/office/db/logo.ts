import { createHash } from "node:crypto";
import { LOGO_BYTES } from "@rotator/shared/contract/settings";
import { type PictureType, readPictureType } from "@rotator/shared/core/read-picture-type";
import { LOGO_KEY } from "@rotator/shared/core/site";
import { ChangeRefused } from "./change-refused.ts";
import type { PublishEnv } from "./deliver.ts";
import { saveShown } from "./publish-site.ts";
import { markSaved, saveStatements } from "./setting-groups.ts";
import { loadSettings } from "./settings.ts";

const PREFIX = "logo.";
const NAME_LENGTH = 16;

/** As `data:image/png;base64,…`, and the name that its bytes have at the edge. */
export interface Logo {
  image: string;
  name: string;
}

export async function loadLogo(db: D1Database): Promise<Logo | undefined> {
  const settings = await loadSettings(db, PREFIX);
  const image = settings.get("image");
  const name = settings.get("name");
  return typeof image === "string" && typeof name === "string" ? { image, name } : undefined;
}

/** To KV first, so that no page shows a logo that is not there. */
export async function saveLogo(env: PublishEnv, typed: string | null, seenAt: number | null): Promise<void> {
  const picture = typed === null ? undefined : readPicture(typed);
  if (picture)
    await env.LINKS.put(LOGO_KEY + picture.name, picture.bytes, { metadata: { type: picture.type } });
  const at = Date.now();
  const values = { image: picture?.image ?? null, name: picture?.name ?? null };
  await saveShown(env, markSaved(env.DB, "logo", seenAt, at), saveStatements(env.DB, PREFIX, values, at));
}

interface Picture extends Logo {
  bytes: Uint8Array<ArrayBuffer>;
  type: PictureType;
}

function readPicture(typed: string): Picture {
  const bytes = decode(/^data:image\/[a-z]+;base64,([A-Za-z0-9+/]+={0,2})$/.exec(typed)?.[1]);
  const type = bytes && readPictureType(bytes);
  if (!bytes || !type) throw refused("not_a_picture");
  if (bytes.length > LOGO_BYTES) throw refused("too_large");
  const image = `data:${type};base64,${typed.slice(typed.indexOf(",") + 1)}`;
  const name = createHash("sha256").update(image, "utf8").digest("hex").slice(0, NAME_LENGTH);
  return { bytes, type, image, name };
}

function refused(problem: string): ChangeRefused {
  return new ChangeRefused({ kind: "invalid", fields: { image: problem } });
}

function decode(base64: string | undefined): Uint8Array<ArrayBuffer> | undefined {
  try {
    return base64 === undefined
      ? undefined
      : Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
