# Draws every sample with gnuplot: gnuplot -e "capture='a.mem'; picture='a.png'" memusage.gnuplot
set terminal pngcairo size 1600,1000
set output picture
set y2tics
plot capture binary skip=48 format='%uint64%uint64%uint64' using 0:1 with steps title 'heap', \
     capture binary skip=48 format='%uint64%uint64%uint64' using 0:2 axes x1y2 with steps title 'stack'
