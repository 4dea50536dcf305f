/**
 * Before the tests: makes sure that there are browsers, and says what it does. Chromium has to be
 * there: found, else Playwright's own download, else, as root on Debian, the `chromium` package, else
 * instructions. Firefox and WebKitGTK, and the screen they need, are had from Debian where that can
 * be; elsewhere the tests run without those that are missing.
 */

import { spawnSync } from "node:child_process";
import { browserPath, firefoxPath, webKitPaths, xvfbPath } from "./browser-path.ts";

function run(command: string, ...args: string[]): boolean {
  console.log(`> ${[command, ...args].join(" ")}`);
  return spawnSync(command, args, { stdio: "inherit" }).status === 0;
}

function isRootOnDebian(): boolean {
  return process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;
}

function getBrowser(): string | undefined {
  const found = browserPath();
  if (found !== undefined) return found;
  console.log("No Chromium found. Asking Playwright for its own.");
  if (run("npx", "playwright", "install", "chromium")) return browserPath();
  if (!isRootOnDebian()) return undefined;
  console.log("Playwright's download is not to be had here. Installing Debian's chromium package.");
  return install(["chromium"]) ? browserPath() : undefined;
}

function install(packages: readonly string[]): boolean {
  return (
    run("apt-get", "update", "-qq") &&
    run("apt-get", "install", "-y", "-qq", "--no-install-recommends", ...packages)
  );
}

/** The other engines, of which none has to be there. Mesa draws WebGL where there is no graphics card. */
function getOtherEngines(): void {
  const missing = [
    ...(firefoxPath() === undefined ? ["firefox-esr"] : []),
    ...(webKitPaths() === undefined ? ["webkit2gtk-driver"] : []),
    ...(xvfbPath() === undefined ? ["xvfb", "libgl1-mesa-dri", "libegl1"] : []),
  ];
  if (missing.length === 0) return;
  if (!isRootOnDebian()) {
    console.log(`Not here, and to be had as root on Debian: ${missing.join(", ")}.`);
    return;
  }
  console.log("Installing Debian's packages of the engines that are missing.");
  if (!install(missing)) console.log("They could not be had: the tests do without.");
}

const path = getBrowser();
if (path === undefined) {
  console.error(
    "The tests need a Chromium and could not get one. Install Chromium or Chrome, or set CHROMIUM_PATH to its program.",
  );
  process.exit(1);
}
console.log(`Tests run in ${path}`);
getOtherEngines();
