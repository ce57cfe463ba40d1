// What belongs to no component; those bring their own sheets (mantine-styles.ts).
import "@fontsource-variable/inter/wght.css";
import "@mantine/core/styles/baseline.css";
import "@mantine/core/styles/global.css";
import "./app.css";
