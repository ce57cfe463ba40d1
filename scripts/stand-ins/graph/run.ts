// Beside the local server, started by `npm start`.
import { startGraph } from "./start-graph.ts";

// The dataset and the token of the demo's pixel.
await startGraph({
  port: Number(process.env["PORT"]),
  datasets: { "1000000000000001": "demo-access-token" },
});
