export const ROLE_TEXTS = { owner: "roleOwner", admin: "roleAdmin", staff: "roleStaff" } as const;
