package command

import "jiko/server/internal/account"

// accountWords are the words for what a command can be refused.
var accountWords = map[account.Code]string{
	account.LoginInvalid:       "a login is 1 to 64 small letters, digits and . _ - @ +, beginning with a letter or a digit, and not jiko",
	account.LoginTaken:         "there is an account with that login already",
	account.PasswordTooShort:   "the password is too short: at least 12 characters are needed",
	account.PasswordTooLong:    "the password is too long: at most 1024 bytes are taken",
	account.PasswordUnreadable: "the password must be one line of text in UTF-8",
	account.PasswordGuessable:  "the password is one of those that are guessed first: choose several words, or let a password manager choose",
	account.PasswordOwnName:    "the password is little more than the login or the carrier's name",
	account.RoleUnknown:        "the role must be carrier, staff or admin",
	account.CarrierMissing:     "an account of the role carrier needs --carrier",
	account.CarrierNotAsked:    "only an account of the role carrier has a --carrier",
	account.CarrierInvalid:     "the name of the carrier must be 1 to 200 characters that can be seen",
	account.ScopeUnknown:       "a scope is file, read, or file,read",
	account.ScopeNotOfRole:     "the account's role has no use for that: carriers file and read, staff reads, administrators need no token",
	account.ExpiryInvalid:      "a token lives from one second to five years",
	account.LabelInvalid:       "a label is at most 100 characters that can be seen",
	account.NoSuchAccount:      "there is no account with that login",
	account.NoSuchCarrier:      "there is no carrier of that name",
	account.NoSuchToken:        "the account has no token with that id",
	account.Busy:               "too many passwords are being checked at the moment",
}
