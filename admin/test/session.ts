/** An owner of a deployment in Jakarta, as the API tells who is signed in. */
export const OWNER = {
  id: "ses_1",
  expiresAt: 4e12,
  ownerRecovered: null,
  deployment: { name: "", language: "en", timeZone: "Asia/Jakarta", currency: "IDR", country: "ID" },
  user: { id: "usr_1", name: "Sari", email: "sari@x.id", role: "owner", agentId: null, twoFactor: false },
};
