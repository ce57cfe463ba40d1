/** Where a link domain tells which deployment answers it … */
export const DEPLOYMENT_PATH = "/.well-known/rotator";

/** … by the id of this name in its namespace of rotations, which no other deployment has. */
export const DEPLOYMENT_NAME = "deployment";
/** The office's own name, which its host on workers.dev begins with. */
export const OFFICE_NAME = "rotator-office";
