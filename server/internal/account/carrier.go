package account

import (
	"context"
	"errors"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"jiko/server/internal/archive"
)

// longestCarrier is the most characters of a carrier's name.
const longestCarrier = 200

// Carrier is a carrier (電気通信事業者), by its name as it is printed.
type Carrier struct {
	Name      string    `json:"name"`
	Added     time.Time `json:"added"`
	Suspended bool      `json:"suspended,omitempty"`
}

// CarrierName reads the name of a carrier: composed (NFC), any run of white space one space, nothing that cannot be seen. False
// when it is none.
func CarrierName(s string) (string, bool) {
	if !utf8.ValidString(s) || len(s) > 8*longestCarrier {
		return "", false
	}
	name := strings.Join(strings.Fields(norm.NFC.String(s)), " ")
	return name, name != "" && utf8.RuneCountInString(name) <= longestCarrier && !strings.ContainsFunc(name, unseen)
}

// unseen tells whether a character cannot be seen, or is not known.
func unseen(r rune) bool { return !unicode.IsGraphic(r) }

// carrierKey is the key of a carrier: two names that differ in width or case only are one carrier.
func carrierKey(name string) string { return archive.Normalize(name) }

// carrier reads a carrier; NoSuchCarrier when there is none.
func (a *Accounts) carrier(ctx context.Context, name string) (*archive.Record, *Carrier, error) {
	var c Carrier
	record, err := a.load(ctx, archive.Carriers, carrierKey(name), &c)
	if errors.Is(err, archive.ErrNotFound) {
		return nil, nil, refuse(NoSuchCarrier)
	}
	return record, &c, err
}
