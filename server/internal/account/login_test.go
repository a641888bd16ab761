package account

import (
	"strings"
	"testing"
)

func TestALoginHasOneFormHoweverItIsTyped(t *testing.T) {
	for typed, want := range map[string]string{
		"noto": "noto", "Noto": "noto", " noto ": "noto", "ｎｏｔｏ－１": "noto-1", "ＮＯＴＯ": "noto", "tanaka@noto.example": "tanaka@noto.example",
		"7": "7", "a_b.c+d": "a_b.c+d", "\u212aen": "ken", // the Kelvin sign is a K
		strings.Repeat("a", 64): strings.Repeat("a", 64),
	} {
		got, ok := ParseLogin(typed)
		if !ok || got != want {
			t.Errorf("%q: got %q, %v, want %q", typed, got, ok, want)
		}
	}
}

func TestALoginThatLooksLikeAnotherIsNone(t *testing.T) {
	for name, typed := range map[string]string{
		"empty": "", "space": " ", "a space within": "no to", "Cyrillic о": "nоto", "Greek omicron": "nοto", "dotless i": "adm\u0131n",
		"zero width": "no\u200bto", "right to left": "\u202enoto", "combining": "noto\u0301", "control": "no\x00to", "newline": "noto\nstaff",
		"slash": "noto/staff", "sharp s": "ß", "begins with a sign": ".noto", "too long": strings.Repeat("a", 65),
		"much too long": strings.Repeat("a", 1<<20), "no text": "no\xffto", "kanji": "能登", "the command line": CommandLine, "not known": notKnown,
	} {
		if got, ok := ParseLogin(typed); ok {
			t.Errorf("%s: taken as %q", name, got)
		}
	}
}

func FuzzALoginIsItsOwnForm(f *testing.F) {
	f.Add("Ｎoto")
	f.Add("a b")
	f.Fuzz(func(t *testing.T, typed string) {
		login, ok := ParseLogin(typed)
		if !ok {
			return
		}
		if again, ok := ParseLogin(login); !ok || again != login {
			t.Errorf("%q becomes %q, then %q", typed, login, again)
		}
		if strings.ContainsFunc(login, func(r rune) bool { return r <= ' ' || r > '~' || r == '/' }) {
			t.Errorf("%q becomes %q", typed, login)
		}
	})
}
