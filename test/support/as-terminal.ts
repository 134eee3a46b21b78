/** Loaded before a program: it takes its standard error for a terminal, and so tells on it how far it is. */
Object.assign(process.stderr, { isTTY: true, columns: 80 })
