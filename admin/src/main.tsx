import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./app/styles.ts";
import { App } from "./app/app.tsx";

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
