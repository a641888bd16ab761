package jsonout_test

import (
	"encoding/json"
	"math"
	"testing"

	"jiko/shared/jsonout"
)

func TestCommasStandBetweenValues(t *testing.T) {
	var w jsonout.Writer
	w.Object()
	w.Key(jsonout.Row)
	w.Object()
	w.EndObject()
	w.Key(jsonout.Hangs)
	w.Array()
	w.Array()
	w.EndArray()
	w.Int(math.MinInt64)
	w.Int(math.MaxInt64)
	w.Raw("null")
	w.Raw("null")
	w.String(",[{")
	w.String(":")
	w.Object()
	w.EndObject()
	w.EndArray()
	w.Key(jsonout.Part)
	w.Quote()
	w.Buf = append(w.Buf, "2020-06-29,"...)
	w.EndQuote()
	w.Key(jsonout.At)
	w.Int(0)
	w.True(jsonout.Approx)
	w.EndObject()
	const want = `{"row":{},"hangs":[[],-9223372036854775808,9223372036854775807,null,null,",[{",":",{}],"part":"2020-06-29,","at":0,"approx":true}`
	if got := string(w.Buf); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestTextsAreEscaped(t *testing.T) {
	for _, row := range []struct{ text, want string }{
		{"", `""`},
		{"石川県", `"石川県"`},
		{`a"b\c`, `"a\"b\\c"`},
		{"\x00\t\n\x1f\x7f", `"\u0000\u0009\u000a\u001f\u007f"`},
		{"</script>&", `"\u003c/script\u003e\u0026"`},
		{"\u2028\u2029", `"\u2028\u2029"`},
		{"a\xffb\xe7\x9f", `"a` + "\uFFFDb\uFFFD\uFFFD" + `"`},
		{"\uFFFD😀", "\"\uFFFD😀\""},
	} {
		var w jsonout.Writer
		w.String(row.text)
		if got := string(w.Buf); got != row.want {
			t.Errorf("%q is printed %s, want %s", row.text, got, row.want)
		}
	}
}

func TestMembersAndTextAsItIs(t *testing.T) {
	var w jsonout.Writer
	w.Object()
	w.Member(jsonout.Part, "x=1")
	w.Number(jsonout.Nearest, -1)
	w.True(jsonout.Approx)
	w.List(jsonout.Forms)
	w.Int(0)
	w.Int(10)
	w.EndArray()
	w.Key(jsonout.Path)
	w.Quote()
	w.Text("=<")
	w.Byte(';')
	w.Decimal(math.MinInt64)
	w.EndQuote()
	w.EndObject()
	const want = `{"part":"x=1","nearest":-1,"approx":true,"forms":[0,10],"path":"=<;-9223372036854775808"}`
	if got := string(w.Buf); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// The printed text is what the standard library reads as the text, with the same replacement for what is no UTF-8.
func FuzzString(f *testing.F) {
	f.Add("")
	f.Add("2時間36分 <b>\x00\xff\u2028\"\\")
	f.Fuzz(func(t *testing.T, s string) {
		w := jsonout.Writer{Buf: make([]byte, 0, 16)}
		w.String(s)
		var got, want string
		if err := json.Unmarshal(w.Buf, &got); err != nil {
			t.Fatalf("%v in %s", err, w.Buf)
		}
		standard, _ := json.Marshal(s)
		if err := json.Unmarshal(standard, &want); err != nil {
			t.Fatal(err)
		}
		if got != want {
			t.Errorf("%q is read back as %q, want %q", s, got, want)
		}
	})
}

func TestNothingIsAllocated(t *testing.T) {
	var w jsonout.Writer
	write := func() {
		w.Buf = w.Buf[:0]
		w.Array()
		w.String("兵庫県 <&> \x01")
		w.Int(8_000)
		w.EndArray()
	}
	write()
	if n := testing.AllocsPerRun(100, write); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
