const library = require("fktp-redistribution");

import("./plan.js").then(({ outcome }) => console.log(outcome(library, Number(process.argv[2]))));
