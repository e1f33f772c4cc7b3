/** Of the fake account in tests. */
export const SECRET = 'channel-secret-for-tests';
export const TOKEN = 'token-for-tests';
