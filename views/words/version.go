package words

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"sync"
)

// Version changes with every word, so that a page kept for offline use is fetched again when its words change.
var Version = sync.OnceValue(func() string {
	content, err := json.Marshal([...]Catalog{Japanese, English})
	if err != nil {
		panic(err) // structs of texts always encode
	}
	sum := sha256.Sum256(content)
	const enough = 6
	return hex.EncodeToString(sum[:enough])
})
