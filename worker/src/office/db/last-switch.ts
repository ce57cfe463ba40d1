/** When the switch of a row was last turned and by whom, as JSON; null where nobody ever did. */
export function lastSwitch(row: string): string {
  const id = `substr(${row}.switched_by, instr(${row}.switched_by, ':') + 1)`;
  return `iif(${row}.switched_at IS NULL, NULL, json_object('at', ${row}.switched_at, 'by', coalesce(
    (SELECT u.name FROM users AS u WHERE u.id = ${id}), (SELECT k.name FROM api_keys AS k WHERE k.id = ${id}))))`;
}
