import { useEffect, useState } from "react";
import type { Language } from "../../language.ts";
import { loadHealth, type Health } from "./load-health.ts";

type Shown = "loading" | "unknown" | Health;

const TITLES: Record<Language, string> = { en: "Status", id: "Status" };
const AGAIN: Record<Language, string> = { en: "Check again", id: "Periksa lagi" };

const TEXTS: Record<Language, Record<Shown, string>> = {
  en: {
    loading: "Checking …",
    well: "Everything works: links, database and recording of clicks.",
    troubled: "Something needs attention. Links keep working; see /healthz for what is affected.",
    unknown: "The status could not be read. Check that the server is running.",
  },
  id: {
    loading: "Memeriksa …",
    well: "Semua berjalan: link, database, dan pencatatan klik.",
    troubled: "Ada yang perlu diperiksa. Link tetap jalan; lihat /healthz untuk rinciannya.",
    unknown: "Status tidak bisa dibaca. Pastikan server berjalan.",
  },
};

export function HealthCard({ language }: { language: Language }) {
  const [health, setHealth] = useState<Shown>("loading");

  useEffect(() => {
    if (health !== "loading") return undefined;
    const leaving = new AbortController();
    loadHealth(leaving.signal).then(setHealth, () => {
      if (!leaving.signal.aborted) setHealth("unknown");
    });
    return () => leaving.abort();
  }, [health]);

  return (
    <section aria-labelledby="health">
      <h2 id="health">{TITLES[language]}</h2>
      <p className="health" data-health={health} role="status">
        {TEXTS[language][health]}
      </p>
      <button type="button" onClick={() => setHealth("loading")} disabled={health === "loading"}>
        {AGAIN[language]}
      </button>
    </section>
  );
}
