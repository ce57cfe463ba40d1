import type { Language } from "../../language.ts";

const TITLES: Record<Language, string> = { en: "Try the demo links", id: "Coba link demo" };

const LINKS: { slug: string; about: Record<Language, string> }[] = [
  { slug: "promo", about: { en: "Equal turns, 3 CS", id: "Bagi rata ke 3 CS" } },
  { slug: "vip", about: { en: "By weight, 80/20", id: "Pakai bobot, 80/20" } },
  { slug: "sticky", about: { en: "Same CS for returning customers", id: "Pelanggan lama ke CS yang sama" } },
  { slug: "app", about: { en: "Opens the app directly on phones", id: "Langsung buka aplikasi WA di HP" } },
  { slug: "closed", about: { en: "All CS are off: backup number", id: "Semua CS libur: nomor cadangan" } },
  {
    slug: "empty",
    about: { en: "All CS are off, no backup number", id: "Semua CS libur, tanpa nomor cadangan" },
  },
];

export function DemoLinks({ language }: { language: Language }) {
  return (
    <section aria-labelledby="demo-links">
      <h2 id="demo-links">{TITLES[language]}</h2>
      <ul className="links">
        {LINKS.map(({ slug, about }) => (
          <li key={slug}>
            <a href={`/wa/${slug}`} target="_blank" rel="noreferrer">
              <span className="path">/wa/{slug}</span>
              <span className="about">{about[language]}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
