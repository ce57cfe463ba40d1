import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Start } from "./app/start.tsx";
import "./app/start.css";

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Start />
    </StrictMode>,
  );
}
