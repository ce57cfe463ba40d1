import { readFileSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { listImports } from "./list-imports.ts";

const SOURCES = ["shared/src", "worker/src", "admin/src", "scripts/stand-ins"];
const SOURCE_FILE = /\.(ts|tsx|mts|js|jsx|mjs)$/;
const TEST_FILE = /\.test\.tsx?$/;

/** What a file may take from elsewhere, decided by the room that it stands in. */
interface Room {
  path: RegExp;
  /** A closed list; what is not on it is forbidden. */
  only?: RegExp;
  never?: RegExp;
  /** Allowed as `import type`. */
  typesOnly?: RegExp;
}

// Targets are paths of this repository, or the name of a package. The first room that fits counts.
const ROOMS: Room[] = [
  { path: /^shared\/src\/core\//, only: /^shared\/src\/core\// },
  { path: /^shared\/src\/contract\//, only: /^(shared\/src\/(core|contract)\/|zod$)/ },
  {
    path: /^worker\/src\/edge\//,
    only: /^(worker\/src\/edge\/|shared\/src\/core\/|cloudflare:workers$|hono$|isbot$)/,
  },
  {
    path: /^worker\/src\/office\/db\//,
    never: /^admin\//,
    typesOnly: /^worker\/src\/(edge|office\/(alarms|api|clicks|conversions))\//,
  },
  {
    path: /^worker\/src\/office\//,
    never: /^(drizzle-orm$|drizzle-kit$|admin\/)/,
    typesOnly: /^worker\/src\/edge\//,
  },
  // They are there to notice the product's mistakes, and would share them.
  { path: /^scripts\/stand-ins\//, only: /^(scripts\/stand-ins\/|node:)/ },
  { path: /^admin\/src\/features\//, never: /^(admin\/src\/app\/|drizzle-orm$)/, typesOnly: /^worker\// },
  { path: /^admin\/src\/app\//, never: /^drizzle-orm$/, typesOnly: /^worker\// },
  { path: /^admin\/src\//, never: /^(admin\/src\/features\/|drizzle-orm$)/, typesOnly: /^worker\// },
];
const FEATURE = /^admin\/src\/features\/[^/]+\//;

/** One sentence for each import below `root` that the house does not allow. Tests may import what they test. */
export function findForbiddenImports(root: string): string[] {
  return SOURCES.flatMap((folder) => listFiles(root, folder))
    .filter((file) => SOURCE_FILE.test(file) && !TEST_FILE.test(file))
    .flatMap((file) => checkFile(file, readFileSync(join(root, file), "utf8")));
}

function checkFile(file: string, source: string): string[] {
  return listImports(file, source)
    .filter(({ specifier, typeOnly }) => !isAllowed(file, resolveTarget(file, specifier), typeOnly))
    .map(({ specifier }) => `${file} must not import ${specifier}`);
}

function isAllowed(file: string, target: string, typeOnly: boolean): boolean {
  const room = ROOMS.find(({ path }) => path.test(file));
  if (!room) return true;
  if (room.only) return room.only.test(target);
  if (room.never?.test(target)) return false;
  if (room.typesOnly?.test(target) && !typeOnly) return false;
  return isSameFeature(file, target);
}

function isSameFeature(file: string, target: string): boolean {
  const from = FEATURE.exec(file)?.[0];
  return from === undefined || !FEATURE.test(target) || target.startsWith(from);
}

/** A path inside the repository, or the bare name of a package. */
function resolveTarget(file: string, specifier: string): string {
  if (specifier.startsWith(".")) return posix.join(posix.dirname(file), specifier);
  const own = /^@rotator\/(shared|worker|admin)(?:\/(.*))?$/.exec(specifier);
  if (own) return `${own[1]}/src/${own[2] ?? ""}`;
  if (/^[a-z]+:/.test(specifier)) return specifier;
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function listFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(entry.parentPath.slice(root.length + 1), entry.name));
}
