package calculator

import (
	"strings"

	"jiko/shared/civil"
	"jiko/shared/notation"
	"jiko/shared/quantity"
	"jiko/views/words"
)

// spoken is a canonical number of users, as an address has it, the way people write it: 135,000回線 for 135000lines. Anything else stays
// as it was typed, and so does what the words would not be read back as.
func spoken(r *words.Result, typed string) string {
	users, unit, _ := notation.Users(typed)
	plain := unit == quantity.NoUnit && (users == quantity.Exact(users.Min) || users == quantity.AtLeast(1))
	if plain || string(notation.AppendUsers(nil, users, unit)) != typed {
		return typed
	}
	said := r.UsersIn(users, unit)
	if unit == quantity.NoUnit {
		said = r.NumberIn(users)
	}
	if again, of, _ := notation.Users(said); again != users || of != unit {
		return typed
	}
	return said
}

// spokenMoment is a canonical moment, as an address has it, the way the browser writes one out once its field is left: 2020-06-29 2:10 for
// 2020-06-29T02:10. Anything else stays as it was typed.
func spokenMoment(r *words.Result, typed string) string {
	text, about := strings.CutSuffix(typed, "頃")
	date, _, timed := strings.Cut(text, "T")
	at, ok := civil.ParseInstant(text)
	if !timed || !ok || !strings.HasPrefix(instant(at), text) { // with an offset it is none of an address
		return typed
	}
	said := date + " " + words.Clock(at)
	if about {
		said = words.Fill(r.Approx, "v", said)
	}
	return said
}
