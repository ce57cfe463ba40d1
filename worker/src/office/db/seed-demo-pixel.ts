import { decryptText, encryptText } from "../encryption.ts";
import { DEMO_MADE_AT, demoId } from "./demo-id.ts";
import { insertPixel, type PixelEnv, type PixelInput } from "./save-pixel.ts";

export const DEMO_PIXEL_ID = demoId("pix", 1);

const DEMO_PIXEL = {
  name: "Demo (stand-in)",
  platform: "meta",
  datasetId: "1000000000000001",
  accessToken: "demo-access-token",
  testEventCode: "TEST12345",
  enabled: true,
} satisfies PixelInput;

/** A link of the demo, and what its clicks are told as. */
interface Telling {
  rotatorId: string;
  clickEvent: string;
}

// What holds it stays until the next try shows that it is mended.
const RENEW_TOKEN = `UPDATE pixels SET access_token_encrypted = ?2, wait_until = 0 WHERE id = ?1`;

const TELL_CLICKS = `
UPDATE rotators SET pixel_id = ?2, click_event = ?3 WHERE id = ?1 AND pixel_id IS NULL AND click_event = 'none'`;

/** Makes the pixel, also for the links of a demo from before; where the key is another one, its token can be read again. */
export async function demoPixelStatements(env: PixelEnv, telling: Telling[]): Promise<D1PreparedStatement[]> {
  const { DB, ENCRYPTION_KEY } = env;
  const present = await DB.prepare("SELECT access_token_encrypted AS token FROM pixels WHERE id = ?")
    .bind(DEMO_PIXEL_ID)
    .first<{ token: string }>();
  if (present && (await decryptText(ENCRYPTION_KEY, present.token, DEMO_PIXEL_ID)) !== undefined) return [];
  const token = await encryptText(ENCRYPTION_KEY, DEMO_PIXEL.accessToken, DEMO_PIXEL_ID);
  if (present) return [DB.prepare(RENEW_TOKEN).bind(DEMO_PIXEL_ID, token)];
  return [
    insertPixel(DB, DEMO_PIXEL_ID, DEMO_PIXEL, token, DEMO_MADE_AT),
    ...telling.map(({ rotatorId, clickEvent }) =>
      DB.prepare(TELL_CLICKS).bind(rotatorId, DEMO_PIXEL_ID, clickEvent),
    ),
  ];
}
