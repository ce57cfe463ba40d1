import { useEffect } from "react";
import { HealthCard } from "../features/health/health-card.tsx";
import { DemoLinks } from "../features/links/demo-links.tsx";
import { chooseLanguage } from "../language.ts";
import { START_TEXTS } from "./start-texts.ts";

const LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"];

export function Start() {
  const language = chooseLanguage(navigator.languages);
  const text = START_TEXTS[language];
  const local = LOCAL_HOSTS.includes(location.hostname);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  return (
    <main>
      <header>
        <img src="/favicon.svg" alt="" width="44" height="44" />
        <h1>WhatsApp Rotator</h1>
        <p className="lead">{text.lead}</p>
      </header>
      <HealthCard language={language} />
      {local ? <DemoLinks language={language} /> : <p className="note">{text.elsewhere}</p>}
      <footer>{text.next}</footer>
    </main>
  );
}
