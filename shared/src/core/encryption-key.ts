const KEY = /^[A-Za-z0-9+/]{43}=$/; // 32 bytes

/** Why nothing can be encrypted with this key, or undefined. */
export function findKeyProblem(key: string | undefined): "missing" | "malformed" | undefined {
  if (key === undefined || key.trim() === "") return "missing";
  return KEY.test(key.trim()) ? undefined : "malformed";
}
