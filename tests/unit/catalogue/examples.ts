/** One text for every pattern of the catalogue: a pattern that is new or changed needs one here. */

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
};

/** Names, by `name_pattern`. */
export const NAMES: Record<string, string> = {
  '^[a-z_]+UserID$': 'enwikiUserID',
  '^wordpress_logged_in_[0-9a-f]+$': 'wordpress_logged_in_0a1b',
  '^at-(main|acb[a-z]{2})$': 'at-acbde',
  '^sess-at-(main|acb[a-z]{2})$': 'sess-at-main',
};
