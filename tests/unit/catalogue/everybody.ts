/** What servers, shops, consent banners, bot defence and analytics give to every visitor, with values as they look. */

const HEX = 'a81bc81bdead4e5dabff90865d1e13b1';
const UUID = '0b9d5f3e-6f1c-4e0a-9d2b-51f7c0a8e6d4';
const RANDOM = 'pQ7mZ2vXk9LrT4bWc8NdY6hJf3GsA5eU';

/** Names and values; none of them alone, nor all together, is a login anywhere. */
export const EVERYBODY: Readonly<Record<string, string>> = {
  // Sessions that software starts with the first page.
  PHPSESSID: 'q2r8v0m1kd5c7t9h3jf6abn4se',
  JSESSIONID: '8F1D0C2B7A6E4953B1F0D9C8A7E6F5D4',
  'connect.sid': `s%3A${RANDOM}.Vn0x5Q2kZr8T1mWc7LbYd4JhGf9sAe3U%2B1pXoN6iKqE`,
  'express.sid': `s%3A${RANDOM}.Vn0x5Q2kZr8T1mWc7LbYd4JhGf9sAe3U`,
  'sails.sid': `s%3A${RANDOM}.Vn0x5Q2kZr8T1mWc7LbYd4JhGf9sAe3U`,
  'ASP.NET_SessionId': 'x3k5n1v0qz2hw4m7tj9rbd8y',
  laravel_session: 'eyJpdiI6IjEyMyIsInZhbHVlIjoiYWJjIiwibWFjIjoiZGVmIn0%3D',
  ci_session: HEX,
  // Against forged forms.
  csrftoken: RANDOM,
  'XSRF-TOKEN': RANDOM,
  _csrf: RANDOM,
  __RequestVerificationToken: RANDOM,
  // What was answered to a consent banner.
  OptanonConsent: 'isGpcEnabled=0&datestamp=Sun+Nov+22+2026&version=202410.1.0',
  OptanonAlertBoxClosed: '2026-11-22T10:00:00.000Z',
  CookieConsent: '{stamp:%27abc%27%2Cnecessary:true%2Cver:1}',
  'euconsent-v2': 'CQHxYz0QHxYz0AcABBENBDFsAP_gAEPgAAAAKY',
  // Bot defence and load balancers.
  __cf_bm: `${RANDOM}-1795376382-1.0.1.1-${RANDOM}`,
  cf_clearance: `${RANDOM}-1795376382-1.2.1.1-${RANDOM}`,
  _abck: `${HEX.toUpperCase()}~-1~YAAQ${RANDOM}~-1~-1~-1`,
  bm_sz: `${HEX.toUpperCase()}~YAAQ${RANDOM}`,
  datadome: `${RANDOM}${RANDOM}`,
  incap_ses_1227_2271082: `${RANDOM}==`,
  visid_incap_2271082: `${RANDOM}==`,
  AWSALB: `${RANDOM}${RANDOM}`,
  // Analytics and advertising.
  _ga: 'GA1.1.1234567890.1795376382',
  _gid: 'GA1.2.987654321.1795376382',
  _fbp: 'fb.1.1795376382000.1234567890',
  ajs_anonymous_id: UUID,
  amplitude_id: RANDOM,
  _hjSessionUser_123456: 'eyJpZCI6ImFiYyIsImNyZWF0ZWQiOjE3OTUzNzYzODIwMDAsImV4aXN0aW5nIjp0cnVlfQ==',
  optimizelyEndUserId: 'oeu1795376382000r0.5',
};
