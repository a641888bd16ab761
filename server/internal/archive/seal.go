package archive

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
)

// Seal is what the ledger says of a revision, so that a later change of it shows: its number, and the SHA-256 of the carrier's name, of
// what was filed and of the verdict, hexadecimal, byte for byte as they are kept.
type Seal struct {
	Revision                  int
	Carrier, Content, Verdict string
}

// Seal is the seal of a revision of the filing as it is.
func (f *Filing) Seal(r *Revision) Seal {
	return Seal{Revision: r.Number, Carrier: digest([]byte(f.Carrier)), Content: digest(r.Content), Verdict: digest(r.Verdict)}
}

func digest(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}

// FormatSeal is the Detail of the entry on a revision: the carrier's reference, which is one line, and the seal on a line below it.
func FormatSeal(reference string, s Seal) string {
	return fmt.Sprintf("%s\nrevision %d carrier %s content %s verdict %s", reference, s.Revision, s.Carrier, s.Content, s.Verdict)
}

// ParseSeal reads what FormatSeal wrote; false when there is no such seal. Entries of before the ledger sealed revisions have the reference
// only.
func ParseSeal(detail string) (reference string, s Seal, ok bool) {
	reference, line, _ := strings.Cut(detail, "\n")
	part := strings.Split(line, " ")
	if len(part) != 8 || part[0] != "revision" || part[2] != "carrier" || part[4] != "content" || part[6] != "verdict" ||
		len(part[3]+part[5]+part[7]) != 3*hex.EncodedLen(sha256.Size) {
		return detail, Seal{}, false
	}
	number, err := strconv.Atoi(part[1])
	if err != nil || number < 1 {
		return detail, Seal{}, false
	}
	return reference, Seal{Revision: number, Carrier: part[3], Content: part[5], Verdict: part[7]}, true
}
