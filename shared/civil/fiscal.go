package civil

// Quarter is a quarter (四半期) of a fiscal year: N is 1 for April to June, 2 for July to September, 3 for October to
// December, 4 for January to March of the year after.
type Quarter struct{ FiscalYear, N int }

// FiscalYear is the fiscal year (年度) in which the day falls: 1 April to 31 March, named after the year in which it begins.
func FiscalYear(d Date) int {
	year, month, _ := d.YMD()
	if month < 4 {
		return year - 1
	}
	return year
}

// FiscalYearEnd is the last day of a fiscal year, 31 March of the year after (年度の末日).
func FiscalYearEnd(fiscalYear int) Date { return MonthEnd(fiscalYear, 15) }

// QuarterOf is the quarter in which the day falls (電気通信事業報告規則 Art. 7-3 counts its periods from these up to 2025-03-31).
func QuarterOf(d Date) Quarter {
	_, month, _ := d.YMD()
	return Quarter{FiscalYear: FiscalYear(d), N: (month+8)%12/3 + 1}
}

// End is the last day of the quarter (四半期の末日).
func (q Quarter) End() Date { return MonthEnd(q.FiscalYear, 3+3*q.N) }

// MonthEnd is the last day of a month (月の末日). The month is at least 1 and may be greater than 12: month 14 of 2020 is
// February 2021, so that two months from a month's end are MonthEnd(year, month+2).
func MonthEnd(year, month int) Date { return monthStart(12*year+month) - 1 }
