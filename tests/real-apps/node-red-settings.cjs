/** Node-RED with a login, as its documentation has it ("Securing Node-RED", custom user authentication), and quiet. */
const { SIGNOFF_PORT: port, SIGNOFF_USER: user, SIGNOFF_PASSWORD: password } = process.env;
const person = { username: user, permissions: '*' };

module.exports = {
  uiHost: '127.0.0.1',
  uiPort: Number(port),
  flowFile: 'flows.json',
  credentialSecret: false,
  adminAuth: {
    type: 'credentials',
    users: async (name) => (name === user ? person : null),
    authenticate: async (name, given) => (name === user && given === password ? person : null),
  },
  // Nothing of it leaves the machine, and nothing covers the page.
  telemetry: { enabled: false, updateNotification: false },
  externalModules: { palette: { allowInstall: false } },
  editorTheme: { tours: false },
  logging: { console: { level: 'warn' } },
};
