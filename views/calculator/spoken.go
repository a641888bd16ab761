package calculator

import (
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
