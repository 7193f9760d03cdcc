/** Texts for every pattern of the catalogue, one that it takes and one that it must not: a new pattern needs both here. */

/** Values, by `value_pattern`. */
export const EXAMPLES: Record<string, string> = {
  '^\\d+(%3A|:)': '42%3Aabc',
  '^\\d+$': '42',
  '^1$': '1',
  '^true$': 'true',
  '--[0-9a-f]{40}$': `abc--${'0a'.repeat(20)}`,
  '^\\d+_': '42_abc',
  '^xoxd-': 'xoxd-abc',
  '^yes$': 'yes',
  '^user_session_\\d+': 'user_session_42_abc',
  '^\\d{17}(%7C%7C|\\|\\|)': '76561198000000000%7C%7Cabc',
  '^[1-9]\\d*$': '42',
  '(^|&)sign=y(&|$)': 'x_lid=abc&sign=y&rmb=n',
  '^"?\\d+:': '"42:abc',
  '^(?!e30=*$).+': 'eyJhIjoxfQ',
  '^(?!lo_).+': '0a1b2c',
  '^(?!noauth)': '3:42.abc',
  '^.{50,}$': 'a1'.repeat(30),
  '^[\\w-]+&': 'ada&abc',
  'id=[1-9]': 'id=42&status=1',
};

/** Values that visitors and people who signed out have, or that an attacker of the pattern would try. */
export const WRONG: Record<string, string> = {
  '^\\d+(%3A|:)': 'abc%3A42',
  '^\\d+$': '42abc',
  '^1$': '0',
  '^true$': 'false',
  '--[0-9a-f]{40}$': 'abc--0a0a',
  '^\\d+_': 'abc42_',
  '^xoxd-': 'xoxb-abc',
  '^yes$': 'no',
  '^user_session_\\d+': 'user_session_',
  '^\\d{17}(%7C%7C|\\|\\|)': '7656119%7C%7Cabc',
  '^[1-9]\\d*$': '0',
  '(^|&)sign=y(&|$)': 'x_lid=&sign=n&rmb=n',
  '^"?\\d+:': 'visitor:42',
  '^(?!e30=*$).+': 'e30=',
  '^(?!lo_).+': 'lo_0a1b2c',
  '^(?!noauth)': 'noauth:1700000000',
  '^.{50,}$': 'a1',
  '^[\\w-]+&': 'ada',
  'id=[1-9]': 'id=0&status=0',
};

/** Names, by `name_pattern`. */
export const NAMES: Record<string, string> = {
  '^[a-z_]+UserID$': 'enwikiUserID',
  '^wordpress_logged_in_[0-9a-f]+$': 'wordpress_logged_in_0a1b',
  '^at-(main|acb[a-z]{2})$': 'at-acbde',
  '^sess-at-(main|acb[a-z]{2})$': 'sess-at-main',
  '^AUTH-[0-9A-Za-z]+$': 'AUTH-0a1B2c',
  '^REFRESH-[0-9A-Za-z]+$': 'REFRESH-0a1B2c',
};
