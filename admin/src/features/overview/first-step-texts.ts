import { defineTexts } from "../../texts.ts";

const en = {
  stepsTitle: "Getting started: {{done}} of {{all}}",
  stepsHide: "Put this list away",
  stepDone: "(done)",
  step_link: "Make your first link",
  step_domain: "Let links answer at a domain of your own",
  step_pixel: "Connect your Meta pixel",
  step_ad: "Put the link into an ad",
  step_team: "Invite your team",
};

const id: typeof en = {
  stepsTitle: "Langkah awal: {{done}} dari {{all}}",
  stepsHide: "Sembunyikan daftar ini",
  stepDone: "(selesai)",
  step_link: "Buat link pertama",
  step_domain: "Pakai domain sendiri untuk link",
  step_pixel: "Hubungkan pixel Meta",
  step_ad: "Pasang link di iklan",
  step_team: "Undang tim",
};

export const useFirstStepTexts = defineTexts("first-steps", { en, id });
