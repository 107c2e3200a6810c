-- Statements on a whole extract sort and count hundreds of thousands of rows. With the 4 MB of a
-- usual server each of them goes over the disk; this holds until the transaction ends.
SET LOCAL work_mem = '64MB'
