package account

import (
	"strings"
	"testing"
)

func TestAGoodPasswordIsTaken(t *testing.T) {
	for _, password := range []string{
		good, "correct horse battery staple", "秘密の合言葉は長いほうがよい", "noto-carrier-secret", "Xk9!vQz2#mWp", "tokyo tower 1958",
		strings.Repeat("とても長い合言葉です ", 30), "            spaces around            ", "😀😃😄😁 four faces",
		"そこのかたたちはひみつをもつ", "秘密のpassword合言葉は長い",
	} {
		if _, err := newPassword(password, "noto", company); err != nil {
			t.Errorf("%q: %v", password, err)
		}
	}
}

func TestABadPasswordIsRefused(t *testing.T) {
	for password, want := range map[string]Code{
		"":            PasswordTooShort,
		"elevenchars": PasswordTooShort,
		"九文字は短すぎます":   PasswordTooShort,
		"\ufdfa":      PasswordTooShort, // one character that is eighteen, once normalised
		"e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301": PasswordTooShort, // fourteen that are seven
		strings.Repeat("secret", 171):                       PasswordTooLong,
		"a long enough\x00secret":                           PasswordUnreadable,
		"a long enough\nsecret":                             PasswordUnreadable,
		"a long enough \xff\xfe":                            PasswordUnreadable,
		"password1234":                                      PasswordGuessable,
		"P@ssw0rd2026!":                                     PasswordGuessable,
		"ｐａｓｓｗｏｒｄ１２３４":                                      PasswordGuessable,
		"1qaz2wsx3edc":                                      PasswordGuessable,
		"Administrator":                                     PasswordGuessable,
		"123456789012":                                      PasswordGuessable,
		"abcdefghijklmn":                                    PasswordGuessable,
		"zyxwvutsrqponm":                                    PasswordGuessable,
		"qwertyuiopasdf":                                    PasswordGuessable,
		"aaaaaaaaaaaaaaaaaa":                                PasswordGuessable,
		"ああああああああああああ":                                      PasswordGuessable,
		"abcabcabcabcabc":                                   PasswordGuessable,
		"iloveyou1234":                                      PasswordGuessable,
		"passwordpassword":                                  PasswordGuessable,
		"sakura19990401":                                    PasswordGuessable,
		"ひみつひみつひみつひみつ":                                      PasswordGuessable,
		"noto.example-noto.example":                         PasswordOwnName,
		"Noto.Example2026":                                  PasswordOwnName,
		"能登通信株式会社2026!":                                     PasswordOwnName,
		"Jiko-jiko-2026":                                    PasswordOwnName,
	} {
		if _, err := newPassword(password, "noto.example", company); CodeOf(err) != want {
			t.Errorf("%.40q: got %v, want %s", password, err, want)
		}
	}
}

func TestAPasswordFitsHoweverTheKeyboardComposesIt(t *testing.T) {
	o := newOffice(t)
	o.add(NewAccount{Login: "garcon", Password: "le garçon de café, ﾊﾟｽﾜｰﾄﾞ", Role: RoleStaff})
	o.ok(o.try("garcon", "le garc\u0327on de cafe\u0301, パスワード", home))
	o.refused(o.try("garcon", "le garcon de cafe, パスワード", home), WrongCredentials)
}

func TestAHugePasswordIsWrongAndCostsNothing(t *testing.T) {
	o := newOffice(t)
	huge := strings.Repeat("x", 32<<20)
	o.refused(o.try("noto", huge, home), WrongCredentials)
	o.refused(o.try("nobody", huge, home), WrongCredentials)
	equal(t, o.noted("sign-in-failed", "noto"), 1)
}

func TestOnlyTheBeginningOfALongPasswordIsRated(t *testing.T) {
	const hard = "Xk9!vQz2#mWp"
	if guessable(strings.Repeat("a", rated-len(hard))+hard, nil) {
		t.Error("the beginning ends too early")
	}
	if !guessable(strings.Repeat("a", rated)+hard, nil) {
		t.Error("the beginning ends too late")
	}
}
