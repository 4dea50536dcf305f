import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "./",
  plugins: [react()],
  worker: { format: "es" },
  optimizeDeps: { include: ["comlink", "papaparse", "valibot", "pure-rand"] },
  build: { target: "es2023", chunkSizeWarningLimit: 1200 },
  test: {
    include: ["test/unit/**/*.test.ts"],
    environment: "node",
  },
});
