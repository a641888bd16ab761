package asset

import (
	"bytes"
	"compress/gzip"
	"io"
	"testing"

	"github.com/andybalholm/brotli"
)

func TestPreferredFollowsTheWeightsOfTheClient(t *testing.T) {
	for _, test := range []struct {
		name, header string
		want         Encoding
	}{
		{"nothing asked for", "", Identity},
		{"what browsers send", "gzip, deflate, br, zstd", Brotli},
		{"gzip alone", "gzip", Gzip},
		{"letters of either case", "GZIP", Gzip},
		{"gzip weighed higher", "br;q=0.5, gzip;q=0.8", Gzip},
		{"the same weight: the smaller one", "gzip;q=0.8, br;q=0.8", Brotli},
		{"spaces around everything", " gzip ; q = 0.8 , br ; q = 0.9 ", Brotli},
		{"refused by a weight of zero", "br;q=0, gzip", Gzip},
		{"anything", "*", Brotli},
		{"anything but brotli", "*, br;q=0", Gzip},
		{"anything but brotli, named first", "br;q=0, *;q=0.1", Gzip},
		{"nothing but the plain bytes", "identity", Identity},
		{"unknown codings", "zstd, compress", Identity},
		{"a weight that is no number", "br;q=high", Identity},
		{"a weight that is NaN", "br;q=NaN", Identity},
		{"a weight above one", "br;q=7, gzip;q=0.1", Gzip},
		{"a parameter of another name", "br;level=1", Identity},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := Preferred(test.header); got != test.want {
				t.Errorf("Preferred(%q) = %q, want %q", test.header, got, test.want)
			}
		})
	}
}

func TestCompressComesBackTheSame(t *testing.T) {
	page := bytes.Repeat([]byte("重大な事故 "), 500)
	for encoding, decompress := range decompressors {
		coded := Compress(page, encoding)
		got, err := io.ReadAll(decompress(t, coded))
		if err != nil || !bytes.Equal(got, page) {
			t.Errorf("%q: %d bytes came back, error %v, want the %d bytes of the page", encoding, len(got), err, len(page))
		}
		if encoding != Identity && len(coded) > len(page)/4 {
			t.Errorf("%q: %d bytes of %d", encoding, len(coded), len(page))
		}
	}
}

// decompressors undo each coding.
var decompressors = map[Encoding]func(*testing.T, []byte) io.Reader{
	Identity: func(_ *testing.T, b []byte) io.Reader { return bytes.NewReader(b) },
	Brotli:   func(_ *testing.T, b []byte) io.Reader { return brotli.NewReader(bytes.NewReader(b)) },
	Gzip: func(t *testing.T, b []byte) io.Reader {
		r, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		return r
	},
}
