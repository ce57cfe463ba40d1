/** An address that visitors of this deployment really open; undefined while there is no link. */
export async function loadFirstLink(db: D1Database): Promise<string | undefined> {
  const link = await db
    .prepare("SELECT address FROM published_rotators ORDER BY rotator_id LIMIT 1")
    .first<{ address: string }>();
  if (link === null) return undefined;
  const [host, slug] = link.address.split("/");
  return `https://${host}/wa/${slug}`;
}
