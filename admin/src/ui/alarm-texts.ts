import { defineTexts } from "../texts.ts";

const en = {
  since: "Since {{time}}",
  lasted: "{{from}} to {{to}}",
  pixel: "To the pixel",
  pixels: "To the pixels",
  link: "To the link",
  checks: "To the deployment check",
  domains: "To the domain",
  privacy: "To the time that clicks are kept",
};

const id: typeof en = {
  since: "Sejak {{time}}",
  lasted: "{{from}} sampai {{to}}",
  pixel: "Ke pixel",
  pixels: "Ke daftar pixel",
  link: "Ke link",
  checks: "Ke cek instalasi",
  domains: "Ke domain",
  privacy: "Ke lama penyimpanan klik",
};

export const useAlarmTexts = defineTexts("alarms", { en, id });
