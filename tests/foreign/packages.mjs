// SPDX-FileCopyrightText: 2026 The libklantprofiel authors
// SPDX-License-Identifier: EUPL-1.2

// The packages of package.json, which stand in the build folder and not beside the scripts. A script that throws, or exits with anything
// but 0, has failed; 77 tells that it could not run here.

import { createRequire } from "node:module";
import { join } from "node:path";

/** As require() in the folder where the packages are: `const JSONstat = packages("jsonstat-toolkit")`. */
export const packages = createRequire(join(process.env.KLP_FOREIGN, "package.json"));
